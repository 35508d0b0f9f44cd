package io.msksdk.changefeed.filter;

import io.msksdk.changefeed.dispatch.TableName;
import io.msksdk.core.check.Finding;
import java.util.List;

/**
 * What a filter does to the tables that are there now.
 *
 * @param accepted the tables it lets in
 * @param excluded the tables it leaves out, each with the reason
 * @param findings what the preview cannot show
 */
public record FilterPreview(
    List<TableName> accepted, List<FilterExplanation> excluded, List<Finding> findings) {}
