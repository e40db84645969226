"""Then and now: an earlier session's board beside this one."""
