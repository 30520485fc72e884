import type { Role } from '#model/access.ts';
import type { Lang } from '#lib/format.ts';

type Parts = { link: string; what?: string };
type Kind = 'sign_in' | 'sign_in_by_code' | 'password' | 'invitation';
type Letters = Record<Kind, (parts: Parts) => { subject: string; text: string }>;

const letter = (subject: string, ...lines: string[]): { subject: string; text: string } => ({
  subject,
  text: `${lines.join('\n\n')}\n`
});

const fr: Letters = {
  sign_in: ({ link }) =>
    letter(
      'Votre lien de connexion à Vitrine',
      'Ce lien ouvre votre compte Vitrine. Il sert une fois, pendant trente minutes :',
      link,
      'Vous n’avez rien demandé ? Ignorez ce message : sans ce lien, personne n’entre.'
    ),
  sign_in_by_code: ({ link }) =>
    letter(
      'Se connecter à Vitrine',
      'Votre compte demande un code en plus du mot de passe : un lien par courriel ne suffit donc pas. Connectez-vous ici :',
      link,
      'Vous n’avez rien demandé ? Ignorez ce message.'
    ),
  password: ({ link }) =>
    letter(
      'Choisir un nouveau mot de passe Vitrine',
      'Ce lien sert une fois, pendant trente minutes :',
      link,
      'Vous n’avez rien demandé ? Ignorez ce message : votre mot de passe reste le même.'
    ),
  invitation: ({ link, what = '' }) =>
    letter(
      'Votre accès à Vitrine',
      `Vous êtes invité comme ${what}. Ce lien ouvre votre compte, pendant quatorze jours :`,
      link,
      'Vitrine mesure ce que la vente en ligne pèse vraiment dans le petit commerce.'
    )
};

const en: Letters = {
  sign_in: ({ link }) =>
    letter(
      'Your link to sign in to Vitrine',
      'This link opens your Vitrine account. It works once, for thirty minutes:',
      link,
      'You did not ask for it? Ignore this message: without the link nobody gets in.'
    ),
  sign_in_by_code: ({ link }) =>
    letter(
      'Signing in to Vitrine',
      'Your account asks for a code beside the password, so a link by mail is not enough. Sign in here:',
      link,
      'You did not ask for it? Ignore this message.'
    ),
  password: ({ link }) =>
    letter(
      'Choose a new password for Vitrine',
      'This link works once, for thirty minutes:',
      link,
      'You did not ask for it? Ignore this message: your password stays as it is.'
    ),
  invitation: ({ link, what = '' }) =>
    letter(
      'Your access to Vitrine',
      `You are invited as ${what}. This link opens your account, for fourteen days:`,
      link,
      'Vitrine measures what selling online really amounts to among small shops.'
    )
};

/** One letter in one language, plain text. `link`: an address; `what`: as roleText says it. */
export const letterOf = (lang: Lang, kind: Kind, parts: Parts): { subject: string; text: string } =>
  (lang === 'fr' ? fr : en)[kind](parts);

const roles: Record<Lang, Record<Role, (scope: string) => string>> = {
  fr: {
    owner: (shop) => `responsable de la boutique ${shop}`,
    staff: (shop) => `membre de l’équipe de la boutique ${shop}`,
    territory: (area) => `chambre ou commune, territoire ${area}`,
    ministry: (area) => `ministère, pays ${area}`,
    analyst: () => 'analyste',
    admin: () => 'administrateur du site'
  },
  en: {
    owner: (shop) => `owner of the shop ${shop}`,
    staff: (shop) => `staff of the shop ${shop}`,
    territory: (area) => `chamber or town, territory ${area}`,
    ministry: (area) => `ministry, country ${area}`,
    analyst: () => 'analyst',
    admin: () => 'administrator of the site'
  }
};

/** A role over a shop or area, as words inside a sentence. */
export const roleText = (lang: Lang, role: Role, scope: string): string => roles[lang][role](scope);
