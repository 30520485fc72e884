import { factColumns, type FactKind } from '#queries/store.server.ts';
import { registerKind, registerSynonyms } from './register-synonyms.ts';

/** A header as compared: no accents, no case, one underscore for anything that is no letter or digit. */
export const plainName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');

/** Names of a column that counts people at the door, not visits of a site. */
export const footfallNames = [
  'entries',
  'entrees',
  'entrees_n',
  'nb_entrees',
  'nombre_d_entrees',
  'passages',
  'passages_n',
  'nb_passages',
  'footfall',
  'footfall_n',
  'frequentation',
  'people_in',
  'visitors_in'
];

/** Other names of canonical columns, French, English and German, as `plainName` writes them. */
const synonyms: Record<string, string[]> = {
  unit: [
    'shop',
    'shop_id',
    'unit_id',
    'unit_code',
    'commerce',
    'magasin',
    'boutique',
    'etablissement',
    'point_de_vente',
    'geschaeft',
    'geschaft',
    'filiale',
    'laden'
  ],
  source: ['feed', 'flux', 'origine_des_donnees'],
  external_id: [
    'order',
    'order_id',
    'order_number',
    'commande',
    'id_commande',
    'n_commande',
    'no_commande',
    'num_commande',
    'numero_commande',
    'numero_de_commande',
    'n_de_commande',
    'reference',
    'ticket',
    'facture',
    'id',
    'bestellung',
    'bestellnummer',
    'bestellnr',
    'bestell_nr',
    'auftragsnummer',
    'auftragsnr',
    'belegnummer',
    'belegnr',
    'bon',
    'bon_nr'
  ],
  version_at: [
    'updated_at',
    'modified_at',
    'modifie_le',
    'date_modification',
    'date_de_modification',
    'geaendert_am',
    'geandert_am'
  ],
  ordered_at: [
    'order_date',
    'date_commande',
    'date_de_commande',
    'created_at',
    'date',
    'jour',
    'date_heure',
    'datetime',
    'commande_le',
    'bestelldatum',
    'auftragsdatum',
    'datum',
    'zeitpunkt',
    'datum_uhrzeit'
  ],
  day: [
    'date',
    'jour',
    'local_day',
    'journee',
    'mois',
    'month',
    'semaine',
    'week',
    'datum',
    'tag',
    'monat',
    'woche'
  ],
  order_mode: [
    'mode',
    'mode_de_vente',
    'mode_commande',
    'mode_de_commande',
    'type_de_vente',
    'verkaufsart'
  ],
  channel: ['canal', 'canal_de_vente', 'sales_channel', 'kanal', 'verkaufskanal', 'vertriebskanal'],
  fulfilment: [
    'fulfillment',
    'livraison',
    'mode_de_livraison',
    'delivery',
    'remise',
    'lieferart',
    'versandart'
  ],
  payment_moment: ['moment_du_paiement', 'paiement', 'zahlung'],
  status: ['statut', 'etat', 'state'],
  net: [
    'montant_ht',
    'ht',
    'total_ht',
    'ca_ht',
    'net_amount',
    'amount_excl_tax',
    'net_ht',
    'netto',
    'nettobetrag',
    'betrag_netto',
    'nettoumsatz'
  ],
  gross: [
    'montant',
    'montant_ttc',
    'ttc',
    'total_ttc',
    'ca_ttc',
    'ca',
    'total',
    'amount',
    'gross_amount',
    'amount_incl_tax',
    'chiffre_d_affaires',
    'recette',
    'recettes',
    'brutto',
    'bruttobetrag',
    'betrag_brutto',
    'betrag',
    'summe',
    'gesamt',
    'gesamtbetrag',
    'umsatz'
  ],
  tax: ['tva', 'montant_tva', 'vat', 'tax_amount', 'mwst', 'mehrwertsteuer', 'steuer', 'ust'],
  tax_rate: ['taux_tva', 'taux_de_tva', 'vat_rate', 'mwst_satz', 'steuersatz'],
  refund: [
    'rembourse',
    'remboursement',
    'montant_rembourse',
    'refunded',
    'refunds',
    'avoir',
    'erstattung',
    'gutschrift'
  ],
  tax_basis: ['base_de_taxe', 'base_tva'],
  currency: ['devise', 'monnaie', 'waehrung', 'wahrung'],
  customer: [
    'client',
    'id_client',
    'customer_id',
    'email',
    'e_mail',
    'courriel',
    'mail',
    'kunde',
    'kundennummer',
    'kunden_nr'
  ],
  items_n: [
    'articles',
    'nb_articles',
    'nombre_d_articles',
    'items',
    'quantity',
    'quantite',
    'menge',
    'anzahl_artikel'
  ],
  orders_n: [
    'nb_commandes',
    'nombre_de_commandes',
    'nb_ventes',
    'nb_tickets',
    'orders',
    'transactions',
    'nombre_de_transactions',
    'anzahl_bestellungen',
    'bestellungen',
    'anzahl_verkaeufe'
  ],
  visits_n: [
    'visits',
    'visites',
    'nb_visits',
    'nb_visites',
    'nombre_de_visites',
    'sessions',
    'nb_sessions',
    ...footfallNames
  ],
  visitors_n: [
    'visitors',
    'visiteurs',
    'unique_visitors',
    'visiteurs_uniques',
    'nb_uniq_visitors',
    'nb_visitors',
    'nb_visiteurs',
    'totalusers',
    'total_users'
  ],
  referrer_class: ['referrer', 'referrer_type', 'origine', 'provenance'],
  refund_of: ['commande_remboursee', 'rembourse_commande'],
  name: ['nom', 'enseigne', 'raison_sociale'],
  siret: ['no_siret', 'numero_siret'],
  siren: ['no_siren', 'numero_siren'],
  sector: ['secteur', 'naf', 'ape', 'code_naf', 'code_ape'],
  area: ['territoire', 'commune', 'code_commune', 'code_insee', 'insee'],
  zone: ['fuseau', 'fuseau_horaire', 'time_zone', 'timezone'],
  annual: ['annuel', 'ca_annuel', 'annual_turnover', 'chiffre_d_affaires_annuel'],
  ref_year: ['annee', 'annee_de_reference', 'year', 'reference_year'],
  parent: ['niveau_superieur'],
  level: ['niveau'],
  country: ['pays'],
  ...registerSynonyms
};

/** File columns by the canonical column they stand for; a canonical name goes before a synonym, the first before later ones. */
export function recognise(kind: FactKind, columns: string[]): Record<string, string> {
  const plain = columns.map((column) => ({ column, plain: plainName(column) }));
  const found: Record<string, string> = {};
  const used = new Set<string>();
  const claim = (name: string, accepted: string[]): void => {
    const hit = accepted.flatMap((word) =>
      plain.filter((it) => it.plain === word && !used.has(it.column))
    )[0];
    if (hit === undefined || found[name] !== undefined) return;
    found[name] = hit.column;
    used.add(hit.column);
  };
  const names = [...Object.keys(factColumns[kind]), ...(kind === 'orders' ? ['customer_key'] : [])];
  for (const name of names) claim(name, [name]);
  for (const name of names) claim(name, synonyms[name] ?? []);
  return found;
}

/** The kind whose columns a header has, by what tells kinds apart; null when none fits. */
export function kindOf(columns: string[]): FactKind | null {
  const has = (kind: FactKind, ...names: string[]): boolean => {
    const found = recognise(kind, columns);
    return names.every((name) => found[name] !== undefined);
  };
  const plain = new Set(columns.map(plainName));
  const register = registerKind((kind, ...names) => has(kind, ...names));
  if (register !== null) return register;
  if (plain.has('annual') || has('usual', 'annual', 'ref_year')) return 'usual';
  if (plain.has('level') && has('areas', 'area', 'level')) return 'areas';
  if (plain.has('level') && has('sectors', 'sector', 'level')) return 'sectors';
  const money = (kind: 'orders' | 'takings'): boolean =>
    has(kind, 'net') || has(kind, 'gross') || has(kind, 'refund');
  if (has('orders', 'external_id', 'ordered_at') && money('orders')) return 'orders';
  if (has('takings', 'day') && money('takings')) return 'takings';
  if (has('visits', 'day', 'visits_n')) return 'visits';
  return has('units', 'unit') ? 'units' : null;
}
