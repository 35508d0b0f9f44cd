/**
 * Server properties kept at MSK in revisions. Start at {@link
 * io.msksdk.admin.configuration.Configurations}.
 */
@NullMarked
package io.msksdk.admin.configuration;

import org.jspecify.annotations.NullMarked;
