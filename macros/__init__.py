"""What is built for Excel and LibreOffice: VBA project, add-in, extension. ``python macros/build.py`` builds all."""
