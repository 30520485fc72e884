import { mkdirSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Settings } from '#model/settings.ts';

/** One letter as plain text. */
export type Letter = { subject: string; text: string };

/** Sends letters: by SMTP where the settings name a server, else each into a file, which only the server's user can read. */
export type Post = {
  send(to: string, letter: Letter): Promise<void>;
  /** work that nobody waits for; a failure is logged without the address it was for */
  later(work: () => Promise<void>): void;
  /** waits for all of it */
  settle(): Promise<void>;
};

const smtp_timeout_ms = 20_000;

/** The post of the settings. */
export function openPost({ SMTP_URL, VITRINE_DATA, VITRINE_MAIL_FROM: from }: Settings): Post {
  const folder = join(VITRINE_DATA, 'mail');
  const smtp =
    SMTP_URL === undefined
      ? null
      : createTransport({ url: SMTP_URL, connectionTimeout: smtp_timeout_ms }, { from });
  const files = createTransport({ streamTransport: true, buffer: true, newline: 'unix' }, { from });
  const working = new Set<Promise<void>>();
  let last = 0;
  return {
    async send(to, letter) {
      if (smtp !== null) {
        await smtp.sendMail({ to, ...letter });
        return;
      }
      const { message } = await files.sendMail({ to, ...letter, textEncoding: 'base64' });
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      last = Math.max(last + 1, Date.now()); // names in the order of sending, never twice the same
      const path = join(folder, `${last}.eml`);
      await writeFile(`${path}.new`, message as Buffer, { mode: 0o600 }); // buffered above
      await rename(`${path}.new`, path); // whoever reads the folder finds whole letters
    },
    later(work) {
      const sent = work().catch((error: unknown) => {
        console.error(
          `vitrine: a mail was not sent: ${error instanceof Error ? error.message : ''}`
        );
      });
      working.add(sent);
      void sent.then(() => working.delete(sent));
    },
    async settle() {
      await Promise.all(working);
      smtp?.close();
    }
  };
}
