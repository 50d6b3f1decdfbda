"""The xlwings engine for LibreOffice, through the public interface of xlwings and against a real LibreOffice."""
