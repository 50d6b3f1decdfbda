"""The portable bundle on a clerk's Windows desk: setting up for one user, undoing it, files dropped on its programs."""
