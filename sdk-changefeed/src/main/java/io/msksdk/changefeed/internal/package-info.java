/** What several features of this module share: tables of data and the texts of TiCDC's errors. */
@NullMarked
package io.msksdk.changefeed.internal;

import org.jspecify.annotations.NullMarked;
