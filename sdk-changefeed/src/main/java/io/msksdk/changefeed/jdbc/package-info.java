/**
 * Mirroring a changefeed into a database: {@link io.msksdk.changefeed.jdbc.JdbcMirror} applies
 * transactions so that applying one again changes nothing.
 */
@NullMarked
@CheckReturnValue
package io.msksdk.changefeed.jdbc;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
