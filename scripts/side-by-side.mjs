// Runs scripts of package.json at once, each on a core of its own: `node scripts/side-by-side.mjs NAME…`. What one says comes
// out whole, once it has ended, in the order given. Exit 1 when one of them failed.
import { spawn } from 'node:child_process';

const names = process.argv.slice(2);
const runs = names.map(
  (name) =>
    new Promise((ended) => {
      const child = spawn('npm', ['run', '--silent', name], {
        stdio: ['ignore', 'pipe', 'pipe'],
        shell: process.platform === 'win32'
      });
      const said = [];
      child.stdout.on('data', (chunk) => said.push(chunk));
      child.stderr.on('data', (chunk) => said.push(chunk));
      child.once('error', (error) => ended({ is_well: false, said: [`${error.message}\n`] }));
      child.once('close', (code) => ended({ is_well: code === 0, said }));
    })
);
for (const run of runs) {
  const { is_well, said } = await run;
  for (const chunk of said) process.stdout.write(chunk);
  if (!is_well) process.exitCode = 1;
}
