/**
 * Which tables, events and columns a changefeed replicates: {@link
 * io.msksdk.changefeed.filter.TableFilter} says for each table whether and by which rule, {@link
 * io.msksdk.changefeed.filter.EventFilter} and {@link io.msksdk.changefeed.filter.ColumnSelector}
 * are checked against the tables themselves.
 */
@NullMarked
@CheckReturnValue
package io.msksdk.changefeed.filter;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
