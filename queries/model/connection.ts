import type { Text } from '#model/metric.ts';

/**
 * Why a platform did not give what was asked, the closed list, each with a sentence for the shopkeeper.
 * `{platform}`: its label; `{value}`: the host asked, what it said, or the settings that hold the key.
 */
export const connectionProblems = {
  wrong_key: {
    fr: '{platform} refuse la clé : vérifiez qu’elle est copiée en entier et qu’elle n’a pas été supprimée (réglages : {value}).',
    en: '{platform} refuses the key: check that it was copied whole and has not been deleted (settings: {value}).'
  },
  expired_token: {
    fr: 'L’autorisation donnée par {platform} a expiré : donnez-la de nouveau (réglages : {value}).',
    en: 'The authorisation given by {platform} has expired: give it again (settings: {value}).'
  },
  missing_right: {
    fr: '{platform} connaît la clé, mais elle n’a pas le droit de lire les commandes.',
    en: '{platform} knows the key, but it may not read orders.'
  },
  address_not_found: {
    fr: 'Rien ne répond à l’adresse {value} : vérifiez-la.',
    en: 'Nothing answers at the address {value}: check it.'
  },
  not_the_platform: {
    fr: '{value} répond, mais par une page et non comme {platform} : vérifiez l’adresse, ou que le site n’est pas en maintenance.',
    en: '{value} answers, but with a page and not as {platform}: check the address, or that the site is not in maintenance.'
  },
  private_address: {
    fr: '{value} est une adresse interne ; elle n’est jointe que si l’exploitant l’a permis (VITRINE_LAN).',
    en: '{value} is an internal address; it is reached only where the operator allows it (VITRINE_LAN).'
  },
  foreign_address: {
    fr: '{platform} renvoie vers {value}, qui n’est pas une adresse connue de cette plateforme ; rien n’y a été envoyé.',
    en: '{platform} points to {value}, which is no known address of the platform; nothing was sent there.'
  },
  certificate: {
    fr: 'Le certificat de {value} n’est pas valable : la liaison n’est pas sûre.',
    en: 'The certificate of {value} is not valid: the line is not safe.'
  },
  platform_down: {
    fr: '{platform} ne répond pas en ce moment ; l’essai sera refait.',
    en: '{platform} does not answer at the moment; it will be tried again.'
  },
  too_slow: {
    fr: '{platform} met trop de temps à répondre ; l’essai sera refait.',
    en: '{platform} takes too long to answer; it will be tried again.'
  },
  asked_to_wait: {
    fr: '{platform} demande d’attendre ; l’essai sera refait à l’heure dite.',
    en: '{platform} asks to wait; it will be tried again at the time it gave.'
  },
  cut_off: {
    fr: 'La liaison avec {platform} a été coupée plusieurs fois ; l’essai reprendra où il en était.',
    en: 'The line to {platform} was cut several times; it will go on where it was.'
  },
  answer_too_large: {
    fr: '{platform} envoie plus qu’il n’est possible de lire en une fois.',
    en: '{platform} sends more than can be read at once.'
  },
  refused: {
    fr: '{platform} refuse la demande ({value}).',
    en: '{platform} refuses the request ({value}).'
  }
} as const satisfies Record<string, Text>;

/** Code of a connection problem. */
export type ConnectionProblem = keyof typeof connectionProblems;

const isProblem = (code: string): code is ConnectionProblem => code in connectionProblems;

/** Sentence of a problem; an unknown code gives null. `value`: as kept with the problem. */
export function connectionText(
  code: string | null,
  lang: keyof Text,
  words: { platform: string; value: string }
): string | null {
  if (code === null || !isProblem(code)) return null;
  return connectionProblems[code][lang].replace(
    /\{(platform|value)\}/g,
    (_, name: 'platform' | 'value') => words[name]
  );
}
