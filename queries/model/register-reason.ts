import type { Text } from '#model/metric.ts';

/** Why a row about a programme, a solution or an enrolment was refused; as in `reasons`, of which they are part. */
export const registerReasons = {
  unknown_programme: {
    fr: 'Le programme « {value} » est inconnu ; importez d’abord les programmes, puis rejouez la quarantaine.',
    en: 'Programme “{value}” is unknown; import the programmes first, then replay the quarantine.'
  },
  unknown_solution: {
    fr: 'La solution « {value} » n’est pas dans l’annuaire ; ajoutez-la, puis rejouez la quarantaine.',
    en: 'Solution “{value}” is not in the directory; add it, then replay the quarantine.'
  },
  before_programme: {
    fr: '« {value} » est avant le début du programme : personne ne pouvait encore s’y inscrire.',
    en: '“{value}” is before the programme began: nobody could join it yet.'
  },
  after_programme: {
    fr: '« {value} » est après la fin du programme : on ne pouvait plus s’y inscrire.',
    en: '“{value}” is after the programme ended: nobody could join it any more.'
  },
  before_joining: {
    fr: '« {value} » est avant la date d’inscription de cette ligne ; vérifiez les deux dates.',
    en: '“{value}” is before the day of joining in this row; check both dates.'
  },
  ends_before_start: {
    fr: '« {value} » : la fin n’est pas après le début.',
    en: '“{value}”: the end is not after the start.'
  },
  derived_stage: {
    fr: '« {value} » ne se déclare pas : cette étape se lit dans les ventes du commerce.',
    en: '“{value}” is not declared: this stage is read from the shop’s sales.'
  },
  too_few_sheets: {
    fr: 'Un catalogue compte au moins 20 fiches produit publiées ; la ligne en donne {value}.',
    en: 'A catalogue has at least 20 published product sheets; the row gives {value}.'
  },
  stage_redated: {
    fr: 'Cette étape a déjà une autre date, qui reste : « {value} » n’est pas reprise. Si la première était fausse, annulez son import.',
    en: 'This stage has another date already, which stays: “{value}” is not taken. If the first one was wrong, undo its import.'
  },
  stage_backwards: {
    fr: 'Une étape ne recule pas : avec « {value} » à cette date, le commerce serait revenu en arrière.',
    en: 'Stages do not go back: with “{value}” on that day, the shop would have gone backwards.'
  },
  two_open_enrolments: {
    fr: 'Ce commerce a déjà une inscription ouverte pour « {value} » ; terminez-la avant d’en ouvrir une autre.',
    en: 'This shop has an open enrolment for “{value}” already; end it before opening another.'
  },
  bad_address: {
    fr: '« {value} » n’est pas une adresse web (elle commence par https://).',
    en: '“{value}” is not a web address (it begins with https://).'
  }
} as const satisfies Record<string, Text>;
