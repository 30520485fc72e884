import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import ext400 from '#lib/charts/files/fonts/inter-latin-ext-400.ttf?inline';
import ext600 from '#lib/charts/files/fonts/inter-latin-ext-600.ttf?inline';
import latin400 from '#lib/charts/files/fonts/inter-latin-400.ttf?inline';
import latin600 from '#lib/charts/files/fonts/inter-latin-600.ttf?inline';

/** A standalone SVG as a PNG of twice its size, in the product's own font whatever the machine has. */
export function toPng(svg: string): Buffer {
  // The font has no narrow no-break space; a plain one keeps words together just as well.
  const image = new Resvg(svg.replaceAll('\u202f', '\u00a0'), {
    fitTo: { mode: 'zoom', value: 2 },
    font: { fontFiles: fonts(), loadSystemFonts: false, defaultFontFamily: 'Inter' }
  });
  return Buffer.from(image.render().asPng());
}

let files: string[] | null = null;

/** The fonts as files, which the renderer wants; written once a process. */
function fonts(): string[] {
  if (files !== null) return files;
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-fonts-'));
  files = [latin400, latin600, ext400, ext600].map((url, i) => {
    const file = join(folder, `${i}.ttf`);
    writeFileSync(file, Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'));
    return file;
  });
  return files;
}
