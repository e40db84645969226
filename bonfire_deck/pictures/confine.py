"""The limits that a picture worker sets on itself before it reads a single untrusted byte."""

import os
import sys
import threading
import time

from bonfire_deck.pictures.protocol import MEMORY_EXIT

SECONDS_BETWEEN_LOOKS = 0.05


def confine(memory: int) -> None:
    """Limit this process to `memory` bytes, without core dumps and (except on Windows) without writing files."""
    if sys.platform == "win32":
        _confine_by_job_object(memory)
    else:
        _confine_by_rlimits(memory)
    if sys.platform == "darwin":
        # macOS accepts RLIMIT_AS and ignores it.
        threading.Thread(target=_end_when_too_large, args=(memory,), daemon=True).start()


def allow_processor_time(seconds: int) -> None:
    """Give this process `seconds` more CPU time, after which the system ends it (not on Windows).

    The app ends a late worker by the wall clock; this is for a worker whose app has gone.
    """
    if sys.platform != "win32":
        import resource

        usage = resource.getrusage(resource.RUSAGE_SELF)
        used = int(usage.ru_utime + usage.ru_stime) + 1
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        soft = used + seconds if hard == resource.RLIM_INFINITY else min(used + seconds, hard)
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


if sys.platform != "win32":

    def _confine_by_rlimits(memory: int) -> None:
        import resource

        for what, most in ((resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_AS, memory)):
            _, hard = resource.getrlimit(what)
            limit = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(what, (limit, limit))

    def _end_when_too_large(memory: int) -> None:
        import resource

        while resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < memory:
            time.sleep(SECONDS_BETWEEN_LOOKS)
        os._exit(MEMORY_EXIT)


if sys.platform == "win32":

    def _confine_by_job_object(memory: int) -> None:
        """Put this process into a Job Object: one process, `memory` bytes, no dialog when it crashes.

        Structures and numbers: winnt.h, JOBOBJECT_EXTENDED_LIMIT_INFORMATION.
        """
        import ctypes
        from ctypes import wintypes

        class BasicLimits(ctypes.Structure):
            _fields_ = (
                ("PerProcessUserTimeLimit", ctypes.c_int64),
                ("PerJobUserTimeLimit", ctypes.c_int64),
                ("LimitFlags", wintypes.DWORD),
                ("MinimumWorkingSetSize", ctypes.c_size_t),
                ("MaximumWorkingSetSize", ctypes.c_size_t),
                ("ActiveProcessLimit", wintypes.DWORD),
                ("Affinity", ctypes.c_size_t),
                ("PriorityClass", wintypes.DWORD),
                ("SchedulingClass", wintypes.DWORD),
            )

        class ExtendedLimits(ctypes.Structure):
            _fields_ = (
                ("BasicLimitInformation", BasicLimits),
                ("IoInfo", ctypes.c_uint64 * 6),
                ("ProcessMemoryLimit", ctypes.c_size_t),
                ("JobMemoryLimit", ctypes.c_size_t),
                ("PeakProcessMemoryUsed", ctypes.c_size_t),
                ("PeakJobMemoryUsed", ctypes.c_size_t),
            )

        active_process, process_memory, die_on_unhandled_exception = 0x8, 0x100, 0x400
        limits = ExtendedLimits()
        limits.BasicLimitInformation.LimitFlags = active_process | process_memory | die_on_unhandled_exception
        limits.BasicLimitInformation.ActiveProcessLimit = 1
        limits.ProcessMemoryLimit = memory
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        job = wintypes.HANDLE(kernel.CreateJobObjectW(None, None))
        extended_limit_information = 9
        done = kernel.SetInformationJobObject(
            job, extended_limit_information, ctypes.byref(limits), ctypes.sizeof(limits)
        ) and kernel.AssignProcessToJobObject(job, wintypes.HANDLE(kernel.GetCurrentProcess()))
        if not done:
            raise ctypes.WinError(ctypes.get_last_error())
