"""Every sentence a user reads, in one place, by what it is about.

Templates hold named places (``{cell}``) and are filled with ``str.format``. The labels of the form are not here but in
``gxxl/form``; the workbook's own headings are in ``gxxl/form/book.toml``.
"""
