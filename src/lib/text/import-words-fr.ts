/** Our columns and their closed values, explained to a shopkeeper. French. */
export const importWordsFr = {
  fields: {
    unit: {
      name: 'Commerce',
      help: 'Le code du commerce. Les lignes d’un autre commerce sont refusées.'
    },
    external_id: {
      name: 'Numéro de commande',
      help: 'Ce qui distingue une vente des autres : numéro de commande, de ticket ou de facture. Renvoyer le même fichier ne compte rien deux fois.'
    },
    ordered_at: {
      name: 'Date de la vente',
      help: 'Le jour de la commande, avec l’heure si vous l’avez.'
    },
    day: {
      name: 'Jour',
      help: 'Le jour de la recette ; pour une semaine ou un mois, son premier jour.'
    },
    gross: { name: 'Montant TTC', help: 'Ce que le client a payé, taxes comprises.' },
    net: { name: 'Montant HT', help: 'Le montant hors taxes.' },
    tax: { name: 'Montant de TVA', help: 'La TVA en euros, si le fichier la donne.' },
    tax_rate: { name: 'Taux de TVA', help: 'Par exemple 20 %, 10 % ou 5,5 %.' },
    refund: { name: 'Montant remboursé', help: 'Ce qui a été rendu au client.' },
    tax_basis: {
      name: 'Montants HT ou TTC',
      help: 'Dit pour chaque ligne si les montants comprennent la taxe.'
    },
    currency: { name: 'Monnaie', help: 'Code de trois lettres, comme EUR.' },
    channel: {
      name: 'Canal de vente',
      help: 'Où la commande a été passée : comptoir, site, téléphone…'
    },
    order_mode: {
      name: 'Mode de vente',
      help: 'En magasin, en ligne ou à distance. Le canal suffit : le mode s’en déduit.'
    },
    fulfilment: { name: 'Remise au client', help: 'Emporté, retiré en magasin, livré, expédié…' },
    payment_moment: {
      name: 'Moment du paiement',
      help: 'À la commande, au retrait, à la livraison.'
    },
    status: {
      name: 'État de la commande',
      help: 'Payée, expédiée, annulée… Les annulées et les essais ne comptent pas.'
    },
    customer: {
      name: 'Client',
      help: 'Numéro ou adresse du client, pour compter les clients réguliers. Transformé aussitôt en code : l’adresse n’est jamais gardée.'
    },
    items_n: { name: 'Nombre d’articles', help: 'Un nombre entier.' },
    orders_n: { name: 'Nombre de ventes', help: 'Combien de tickets font cette recette.' },
    visits_n: {
      name: 'Nombre de visites',
      help: 'Visites du site, ou entrées dans la boutique, ce jour-là.'
    },
    visitors_n: {
      name: 'Nombre de visiteurs',
      help: 'Personnes différentes, si le fichier le dit.'
    },
    kind: { name: 'Site ou boutique', help: 'Visites du site, ou passages à la porte.' },
    referrer_class: {
      name: 'Provenance',
      help: 'D’où viennent les visites : moteur de recherche, réseau social…'
    },
    sector: { name: 'Secteur', help: 'Code NAF (47.65Z), ou groupe de G01 à G14.' },
    area: { name: 'Commune', help: 'Code INSEE de la commune ; un code postal n’en est pas un.' },
    siret: { name: 'SIRET', help: 'Quatorze chiffres.' },
    name: { name: 'Nom', help: 'L’enseigne, pour s’y retrouver.' },
    zone: { name: 'Fuseau horaire', help: 'Par exemple Europe/Paris.' },
    opened_on: { name: 'Ouvert le', help: 'Premier jour d’activité.' },
    closed_on: { name: 'Fermé le', help: 'Premier jour où le commerce n’existe plus.' },
    online_from: {
      name: 'Vend en ligne depuis',
      help: 'Premier jour de vente en ligne ; vide s’il n’y en a pas.'
    },
    refund_of: {
      name: 'Commande remboursée',
      help: 'Le numéro de la commande à laquelle se rapporte un remboursement.'
    }
  },
  values: {
    order_mode: {
      in_store: 'En magasin',
      online: 'En ligne',
      remote: 'À distance (téléphone, message)',
      unknown: 'Inconnu'
    },
    channel: {
      counter: 'Comptoir (en magasin)',
      own_site: 'Site du commerce',
      app: 'Application',
      marketplace: 'Place de marché',
      local_marketplace: 'Place de marché locale',
      social_checkout: 'Boutique d’un réseau social',
      edi: 'Échange informatisé',
      phone: 'Téléphone',
      sms: 'SMS',
      email: 'E-mail',
      social_message: 'Message sur un réseau social',
      post: 'Courrier',
      other: 'Autre ou inconnu'
    },
    fulfilment: {
      carry_out: 'Emporté tout de suite',
      pickup_shop: 'Retrait en magasin',
      pickup_point: 'Point relais',
      local_delivery: 'Livraison par le commerce',
      shipping: 'Expédition',
      digital: 'Remise numérique',
      none: 'Inconnue'
    },
    payment_moment: {
      at_order: 'À la commande',
      at_pickup: 'Au retrait',
      at_delivery: 'À la livraison',
      on_account: 'En compte'
    },
    status: {
      pending: 'En attente',
      accepted: 'Acceptée, à payer',
      paid: 'Payée',
      fulfilled: 'Livrée ou expédiée',
      refund: 'Remboursement',
      cancelled: 'Annulée',
      failed: 'Paiement échoué',
      test: 'Essai',
      draft: 'Brouillon'
    },
    kind: { web: 'Visites du site', footfall: 'Passages en boutique' },
    referrer_class: {
      direct: 'Accès direct',
      search: 'Moteur de recherche',
      social: 'Réseau social',
      marketplace: 'Place de marché',
      campaign: 'Campagne',
      poster: 'Affiche, code à scanner',
      site: 'Autre site',
      all: 'Toutes ensemble'
    },
    tax_basis: { ht: 'Hors taxes', ttc: 'Taxes comprises' }
  }
};
