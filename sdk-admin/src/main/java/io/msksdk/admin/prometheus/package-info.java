/**
 * Open monitoring: configuration for a Prometheus server, a probe of the brokers' exporters, and
 * reading them without a server. Start at {@link io.msksdk.admin.prometheus.PrometheusConfig} or
 * {@link io.msksdk.admin.prometheus.Exporters}.
 */
@NullMarked
package io.msksdk.admin.prometheus;

import org.jspecify.annotations.NullMarked;
