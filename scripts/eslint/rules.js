// Two rules of our own: no import cycles, and no silenced rule without a reason.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const aliases = Object.entries(
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).imports
).map(([from, to]) => [from.slice(0, -1), join(root, to.slice(0, -1))]);
const imported = new Map();

/** Files a file imports at run time; `import type` leaves nothing behind and is not counted. */
function importsOf(file) {
  const changed = existsSync(file) ? statSync(file).mtimeMs : 0;
  const known = imported.get(file);
  if (known?.changed === changed) return known.files;
  const text = changed === 0 ? '' : readFileSync(file, 'utf8');
  const files = [...text.matchAll(/^\s*(?:import|export)\s(?!type\b)[^'"]*?from\s+'([^']+)'/gm)]
    .map(([, name]) => fileOf(name, file))
    .filter((target) => target !== null);
  imported.set(file, { changed, files });
  return files;
}

function fileOf(name, from) {
  if (name.startsWith('.')) return resolve(dirname(from), name);
  const alias = aliases.find(([prefix]) => name.startsWith(prefix));
  return alias === undefined ? null : join(alias[1], name.slice(alias[0].length));
}

/** The way back from `file` to `target`, or null. */
function pathTo(target, file, seen = new Set()) {
  if (file === target) return [file];
  if (seen.has(file)) return null;
  seen.add(file);
  for (const next of importsOf(file)) {
    const rest = pathTo(target, next, seen);
    if (rest !== null) return [file, ...rest];
  }
  return null;
}

const noImportCycle = {
  meta: { type: 'problem', schema: [], messages: { cycle: 'files import each other: {{ path }}' } },
  create: (context) => ({
    ImportDeclaration(node) {
      if (node.importKind === 'type') return;
      const target = fileOf(node.source.value, context.filename);
      const path = target === null ? null : pathTo(context.filename, target);
      if (path === null) return;
      const names = [context.filename, ...path].map((file) => file.slice(root.length));
      context.report({ node, messageId: 'cycle', data: { path: names.join(' → ') } });
    }
  })
};

const reasonedDisable = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { reason: 'say why: eslint-disable-next-line RULE -- reason' }
  },
  create: (context) => ({
    Program() {
      for (const comment of context.sourceCode.getAllComments())
        if (/^\s*eslint-disable/.test(comment.value) && !/--\s*\S/.test(comment.value))
          context.report({ loc: comment.loc, messageId: 'reason' });
    }
  })
};

export default {
  rules: { 'no-import-cycle': noImportCycle, 'reasoned-disable': reasonedDisable }
};
