// The production server: the doors of src/lib/server/apps.server.ts first, every page after them.
import { createServer } from 'node:http';
import { existsSync } from 'node:fs';
import { getRequestListener } from '@hono/node-server';

const graceMs = 5000;
const sameSignalMs = 1000; // a terminal and a parent process may both pass the same Ctrl-C on
const wantedPort = process.env.PORT || '3000';
const handlerFile = new URL('./build/handler.js', import.meta.url);
let stoppingSince = null;
let answer = null;
let markReady = () => {};
const ready = new Promise((resolve) => (markReady = resolve));

const server = createServer((request, response) => {
  if (answer !== null) answer(request, response);
  else if (request.url?.startsWith('/health')) startingHealth(request, response);
  else void ready.then(() => answer(request, response)); // an early visitor waits instead of meeting an error
});

server.on('error', (error) => complain(portProblem(error)));
if (!existsSync(handlerFile))
  complain('there is no build; run npm run build, or start with npm start');
if (!/^\d{1,5}$/.test(wantedPort) || Number(wantedPort) > 65535)
  complain(`invalid setting PORT: ${wantedPort}`, 2);
server.listen(Number(wantedPort), () => {
  start().catch((error) => {
    if (stoppingSince !== null) return; // cut off by the stop, which ends the process itself
    complain(error?.exit === undefined ? error?.stack : error.message);
  });
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop());

async function start() {
  const { port } = server.address();
  process.env.ORIGIN ||= `http://localhost:${port}`;
  const { handler } = await import(handlerFile.href);
  const { apps, announce } = handover();
  const doors = Object.entries(apps).map(([prefix, app]) => [
    prefix,
    getRequestListener(
      (request, { incoming }) => app(request, { address: incoming.socket.remoteAddress ?? '' }),
      { overrideGlobalObjects: false }
    )
  ]);
  answer = (request, response) => {
    const path = request.url?.split('?', 1)[0] ?? '';
    const door = doors.find(([prefix]) => path === prefix || path.startsWith(`${prefix}/`));
    if (door === undefined) handler(request, response);
    else void door[1](request, response);
  };
  if (stoppingSince !== null) return;
  announce(`http://127.0.0.1:${port}`);
  markReady();
  console.log(`Vitrine on http://localhost:${port}`);
}

/** No new work, finish what runs, flush, close. A second signal, a moment later, ends at once. */
async function stop() {
  if (stoppingSince !== null) {
    if (performance.now() - stoppingSince > sameSignalMs) process.exit(1);
    return;
  }
  stoppingSince = performance.now();
  setTimeout(() => server.closeAllConnections(), answer === null ? 0 : graceMs).unref();
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  handover()?.drain();
  await closed;
  await handover()?.stop();
  process.exit(0);
}

/** What src/lib/server/apps.server.ts left for us; undefined before the build has started. */
function handover() {
  return globalThis[Symbol.for('vitrine.apps')];
}

function startingHealth(request, response) {
  const live = request.url === '/health/live';
  response.writeHead(live ? 200 : 503, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ status: live ? 'live' : 'starting' }));
}

function portProblem(error) {
  if (error.code === 'EADDRINUSE')
    return `port ${wantedPort} is already in use; choose another one, such as PORT=${Number(wantedPort) + 1} npm start`;
  if (error.code === 'EACCES')
    return `port ${wantedPort} is not allowed for this user; choose one above 1023`;
  return error.message;
}

function complain(message, exit = 1) {
  console.error(`vitrine: ${message}`);
  process.exit(exit);
}
