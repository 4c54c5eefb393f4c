"""What runs only as a program would parse a command line, and never end."""

import argparse


def double(x):
    return 2 * x


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", type=int, required=True)
    while parser.parse_args():
        pass


if __name__ == "__main__":
    main()
