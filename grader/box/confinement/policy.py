"""Which system calls a box may make: the whole of what the seccomp filter says.

Whatever is in none of the lists is refused with EPERM, which Python tells as PermissionError.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Only:
    """A call is allowed where the low 32 bits of this argument are one of these values.

    ``ignored`` bits do not count. Only ints of 32 bits are looked at so: the kernel itself drops
    the rest of them.
    """

    argument: int
    values: tuple[int, ...]
    ignored: int = 0


OWN_PID = -1  # stands for the box's own number, which is known after the fork

_ALLOWED = {
    "reading and writing what is open": """
        read write readv writev pread64 pwrite64 preadv pwritev close close_range lseek
        fstat dup dup2 dup3 pipe pipe2 fadvise64""",
    "files, where Landlock lets": """
        open openat stat lstat newfstatat statx statfs fstatfs access faccessat faccessat2
        readlink readlinkat getdents getdents64 getcwd chdir fchdir umask""",
    "its memory": "mmap mprotect munmap mremap madvise brk mincore mseal",
    "signals that come to it": """
        rt_sigaction rt_sigprocmask rt_sigreturn sigaltstack rt_sigpending rt_sigtimedwait
        rt_sigsuspend pause alarm setitimer getitimer restart_syscall""",
    "clocks": """
        nanosleep clock_nanosleep clock_gettime clock_getres gettimeofday time times getrusage""",
    "waiting, as asyncio does": """
        poll ppoll select pselect6 epoll_create epoll_create1 epoll_ctl epoll_wait epoll_pwait
        epoll_pwait2 eventfd eventfd2""",
    "the wall": "recvfrom sendmsg recvmsg shutdown getsockopt getsockname getpeername",
    "who and where it is": """
        getpid getppid gettid getuid geteuid getgid getegid getgroups getresuid getresgid getpgrp
        getpgid getsid getcpu getpriority capget uname sysinfo getrandom getrlimit setrlimit
        sched_yield sched_getaffinity sched_getparam sched_getscheduler sched_get_priority_max
        sched_get_priority_min""",
    "the C library's own": "set_tid_address set_robust_list rseq futex membarrier",
    "its end": "exit exit_group",
}
ALLOWED = tuple(name for group in _ALLOWED.values() for name in group.split())

ALLOWED_WHERE: dict[str, tuple[Only, ...]] = {
    # Signals to itself: abort, signal.raise_signal, os.kill(os.getpid(), …).
    "kill": (Only(0, (OWN_PID,)),),
    "tgkill": (Only(0, (OWN_PID,)),),
    "tkill": (Only(0, (OWN_PID,)),),
    # Limits of its own, which it can only lower; another's could be lowered to kill it.
    "prlimit64": (Only(0, (0, OWN_PID)),),
    # A pair of connected streams, which asyncio needs: AF_UNIX, SOCK_STREAM with its two flags.
    "socketpair": (Only(0, (1,)), Only(1, (1,), ignored=0o2000000 | 0o4000)),
    # send(2) has no address: the low half of a pointer is zero in a null pointer, and a
    # connected stream takes none whatever it holds.
    "sendto": (Only(4, (0,)),),
    # F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_DUPFD_CLOEXEC, F_GETPIPE_SZ: no locks that
    # others would feel, no F_SETOWN and F_SETSIG, by which a signal can be sent.
    "fcntl": (Only(1, (0, 1, 2, 3, 4, 1030, 1032)),),
    # TCGETS and TCGETS2 (isatty), TIOCGWINSZ, FIONREAD, FIONBIO, FIONCLEX, FIOCLEX; not TIOCSTI,
    # not FIOSETOWN.
    "ioctl": (Only(1, (0x5401, 0x802C542A, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)),),
    # PR_GET_PDEATHSIG, PR_GET_DUMPABLE, PR_SET_NAME, PR_GET_NAME, PR_GET_NO_NEW_PRIVS,
    # PR_CAPBSET_READ, PR_SET_VMA (malloc names its memory).
    "prctl": (Only(0, (2, 3, 15, 16, 23, 39, 0x53564D41)),),
}

# The C library tries these first and falls back to what is refused below with EPERM.
ABSENT = ("clone3",)

# So it is with whatever came after Linux 6.10: a C library falls back from ENOSYS, not from EPERM.
FIRST_UNKNOWN = 463

# No honest program makes these by accident. Who tries is ended by SIGSYS.
_FATAL = {
    "other processes": """
        ptrace process_vm_readv process_vm_writev process_madvise pidfd_getfd pidfd_send_signal
        kcmp""",
    "the kernel's inside": "bpf perf_event_open userfaultfd",
    "system calls that pass by the filter": "io_uring_setup io_uring_enter io_uring_register",
    "keyrings, which outlive a box": "add_key request_key keyctl",
    "namespaces and mounts": """
        unshare setns mount umount2 pivot_root chroot open_tree move_mount fsopen fsmount fspick
        fsconfig mount_setattr""",
    "the machine": """
        init_module finit_module delete_module kexec_load kexec_file_load reboot swapon swapoff""",
    "files without a path": "open_by_handle_at name_to_handle_at",
}
FATAL = tuple(name for group in _FATAL.values() for name in group.split())
