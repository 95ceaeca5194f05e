"""The open project: opening and closing, the way from report to report, who works in it."""
