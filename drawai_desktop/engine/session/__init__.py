"""One network that makes pictures for several clients: requests, jobs, passes. No Qt.

Everything but what runs in a job can be imported without torch: the GUI thread makes requests and
jobs, and the thread that runs them is the only one that loads torch.
"""
