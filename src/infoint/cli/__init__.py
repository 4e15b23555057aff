"""What staff run as `python -m infoint`: the only room that reads and writes files."""
