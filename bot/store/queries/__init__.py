"""Read models: what a page or a report needs, in as few queries as it takes."""
