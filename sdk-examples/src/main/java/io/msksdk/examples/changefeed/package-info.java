/**
 * Changefeeds of TiDB: {@link io.msksdk.examples.changefeed.TailChangefeed} shows one, {@link
 * io.msksdk.examples.changefeed.MirrorTables} keeps a database like the one it comes from.
 */
@NullMarked
package io.msksdk.examples.changefeed;

import org.jspecify.annotations.NullMarked;
