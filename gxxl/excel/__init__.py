"""The open sheet, in Excel or LibreOffice, through xlwings."""
