import { error, type RequestHandler } from '@sveltejs/kit';
import { templateCsv, templateKinds, templateXlsx } from '#lib/server/file-templates.server.ts';

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
};

/** A template to fill in: `orders.xlsx`, `takings.csv` and so on, in the reader's language. */
export const GET: RequestHandler = async ({ params, locals: { lang } }) => {
  const [name, ending] = (params['file'] ?? '').split('.');
  const kind = templateKinds.find((own) => own === name);
  if (kind === undefined || (ending !== 'csv' && ending !== 'xlsx')) error(404, 'not found');
  const body: BodyInit =
    ending === 'csv' ? templateCsv(kind, lang) : new Uint8Array(await templateXlsx(kind, lang));
  return new Response(body, {
    headers: {
      'content-type': types[ending],
      'content-disposition': `attachment; filename="vitrine-${kind}-${lang}.${ending}"`
    }
  });
};
