"""The pages of those who run the school's side: co-ordinators and admins."""
