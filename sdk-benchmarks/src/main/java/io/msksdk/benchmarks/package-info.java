/**
 * Figures of the SDK beside those of its peers, measured in one run: {@code java -jar
 * sdk-benchmarks/target/benchmarks.jar peers [NAME]}.
 */
@NullMarked
package io.msksdk.benchmarks;

import org.jspecify.annotations.NullMarked;
