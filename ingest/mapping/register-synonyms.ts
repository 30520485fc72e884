import type { FactKind } from '#queries/store.server.ts';

/** Other names of the columns of programmes, solutions and the register, as `plainName` writes them. */
export const registerSynonyms: Record<string, string[]> = {
  programme: ['program', 'dispositif', 'programme_code', 'code_programme', 'programm'],
  solution: ['solution_code', 'code_solution', 'solution_choisie', 'loesung'],
  joined_on: [
    'joined',
    'enrolled_on',
    'date_inscription',
    'date_d_inscription',
    'inscrit_le',
    'date_adhesion',
    'date_d_adhesion',
    'beitritt'
  ],
  stage: ['etape', 'avancement', 'stade', 'stufe'],
  sheets_n: ['fiches', 'nb_fiches', 'fiches_produit', 'nombre_de_fiches', 'product_sheets'],
  sheets_target_n: ['fiches_prevues', 'nb_fiches_prevues', 'product_sheets_planned'],
  aid: ['aide', 'montant_aide', 'montant_de_l_aide', 'subvention', 'grant'],
  refusal: ['motif', 'motif_de_refus', 'refusal_reason', 'grund'],
  refusal_text: ['motif_libre', 'commentaire', 'comment', 'motif_en_clair'],
  from_on: ['debut', 'date_debut', 'date_de_debut', 'start', 'starts_on'],
  until_on: ['fin', 'date_fin', 'date_de_fin', 'end', 'ends_on'],
  due_on: ['echeance', 'date_echeance', 'due'],
  target_n: ['cible', 'objectif', 'target'],
  rule: ['regle', 'critere'],
  value: ['valeur'],
  provider: ['prestataire', 'fournisseur', 'editeur'],
  need: ['besoin'],
  offers_fr: ['offre', 'offers', 'description'],
  conditions_fr: ['conditions'],
  areas: ['territoires'],
  sectors: ['secteurs'],
  monthly: ['prix_mensuel', 'abonnement', 'monthly_price'],
  setup: ['frais_de_mise_en_service', 'prix_installation', 'setup_price'],
  free_until: ['gratuit_jusqu_au'],
  url: ['site', 'lien', 'adresse_web']
};

/** The kind about programmes whose columns a header has; null when none fits. `has`: whether it has all of some columns. */
export function registerKind(
  has: (kind: FactKind, ...names: string[]) => boolean
): FactKind | null {
  if (has('enrolments', 'unit', 'programme', 'joined_on')) return 'enrolments';
  if (has('targets', 'programme', 'area', 'due_on', 'target_n')) return 'targets';
  if (has('eligibility', 'programme', 'rule', 'from_on')) return 'eligibility';
  if (has('solutions', 'solution', 'name', 'need')) return 'solutions';
  return has('programmes', 'programme', 'from_on') ? 'programmes' : null;
}
