package io.msksdk.benchmarks;

/** One way to read the messages of a shape: every column in its Java type. */
@FunctionalInterface
interface RowReader {
  /** Reads a message; returns a number made of its columns, so that none can be left out. */
  long read(int message) throws Exception;
}
