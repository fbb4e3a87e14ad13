"""What `jobmatch benchmark` measures with: a corpus, its databases, a load, other libraries."""
