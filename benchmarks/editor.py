"""The language server on a 2,000-word draft: from a change to its diagnostics, as an editor sees it.

python benchmarks/editor.py [--changes 60]
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path

from lsprotocol import types as t
from pygls.lsp.client import LanguageClient
from speed import corpus


async def run(changes):
    text = " ".join(corpus(None).split(" ")[:2000])
    client = LanguageClient("benchmark", "1")
    news = asyncio.Event()
    client.feature(t.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: news.set())
    await client.start_io(sys.executable, "-m", "analyzer", "lsp")
    with tempfile.TemporaryDirectory() as folder:
        await client.initialize_async(t.InitializeParams(t.ClientCapabilities(), root_uri=Path(folder).as_uri()))
        client.initialized(t.InitializedParams())
        uri = (Path(folder) / "draft.md").as_uri()
        client.text_document_did_open(t.DidOpenTextDocumentParams(t.TextDocumentItem(uri, "markdown", 0, text)))
        await news.wait()
        took = []
        for k in range(changes):
            news.clear()
            start = time.perf_counter()
            place = t.Position(0, k)
            client.text_document_did_change(
                t.DidChangeTextDocumentParams(
                    t.VersionedTextDocumentIdentifier(k + 1, uri),
                    [t.TextDocumentContentChangePartial(t.Range(place, place), "x")],
                )
            )
            await news.wait()
            took.append((time.perf_counter() - start) * 1000)
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()
    took.sort()
    print(f"{len(text.split())} words, {changes} changes: median {statistics.median(took):.0f} ms, 95 % within "
          f"{took[int(len(took) * 0.95)]:.0f} ms, worst {took[-1]:.0f} ms")  # fmt: skip


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--changes", type=int, default=60)
    asyncio.run(run(parser.parse_args().changes))


if __name__ == "__main__":
    main()
