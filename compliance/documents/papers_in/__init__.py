"""Reading a council paper (諮問・報告事項, Markdown from a scan) into plain data, each field with its passages."""
