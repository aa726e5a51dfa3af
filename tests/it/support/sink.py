"""A mail server that keeps what it gets: one file a message, in a folder.

Says its port on the first line of its output and ends when its input does. While the folder holds a file
`refuse`, every message is answered with what stands in it. With a certificate and its key in the folder
(`tls.pem`, `tls.key`) it takes mail after STARTTLS only.
"""
import asyncio
import json
import pathlib
import ssl
import sys
import uuid

from aiosmtpd.smtp import SMTP

FOLDER = pathlib.Path(sys.argv[1])
PORT = int(sys.argv[2])


class Keep:
    async def handle_DATA(self, server, session, envelope):
        refusal = FOLDER / "refuse"
        if refusal.exists():
            return refusal.read_text()
        kept = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "raw": envelope.content.decode("utf-8"),
        }
        name = FOLDER / f"{uuid.uuid4()}.new"
        name.write_text(json.dumps(kept))
        name.rename(name.with_suffix(".mail"))
        return "250 OK"


def sealing():
    if not (FOLDER / "tls.pem").exists():
        return {}
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(FOLDER / "tls.pem", FOLDER / "tls.key")
    return {"tls_context": context, "require_starttls": True}


async def main():
    loop = asyncio.get_running_loop()
    how = {"hostname": "sink.test", "loop": loop, **sealing()}
    server = await loop.create_server(lambda: SMTP(Keep(), **how), "127.0.0.1", PORT)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


asyncio.run(main())
