import type { AccountTexts } from '#lib/text/account-fr.ts';

/** The words of accounts in English. */
export const accountEn = {
  signIn: 'Sign in',
  signOut: 'Sign out',
  mine: 'My account',
  myShop: 'My shop',
  admin: 'Administration',
  email: 'E-mail address',
  password: 'Password',
  newPassword: 'New password',
  name: 'Your name',
  code: 'Six-digit code',
  back: 'Back to sign-in',
  signInPage: {
    title: 'Sign in',
    lead: 'Public figures need no account. One opens what is yours alone: your shop, your territory.',
    submit: 'Sign in',
    linkTitle: 'Without a password',
    linkText: 'A link is sent to you by mail; it works once, for thirty minutes.',
    linkSubmit: 'Send me a link',
    forgotten: 'Forgotten password',
    provider: (name: string) => `Continue with ${name}`,
    byInvitation:
      'Accounts are by invitation, from your chamber or whoever is in charge of the site.',
    sent: 'If an account has this address, a message has just been sent to it. Look in the junk folder too.'
  },
  codePage: {
    title: 'The code of your app',
    lead: 'Open the authenticator app on your phone and copy its code, or one of your backup codes.',
    field: 'Code',
    submit: 'Continue'
  },
  forgottenPage: {
    title: 'Forgotten password',
    lead: 'A link to choose another one is sent to you by mail.',
    submit: 'Send me the link'
  },
  linkPage: {
    title: 'Open my account',
    lead: 'One last step: this button signs you in on this device.',
    submit: 'Open my account'
  },
  passwordPage: {
    title: 'Choose a new password',
    lead: 'All your open sessions will be ended.',
    submit: 'Save',
    done: 'The password is changed. Sign in.'
  },
  invitation: {
    title: 'Welcome',
    as: (what: string) => `You are invited as ${what}.`,
    over: 'This invitation has been used or is over. Ask whoever sent it for another one.',
    submit: 'Create my account',
    haveAccount: 'I have an account',
    acceptAs: (email: string) => `Accept as ${email}`,
    passwordHint: 'At least twelve characters; a sentence makes a good password.'
  },
  account: {
    title: 'My account',
    roles: 'What you see',
    noRoles: 'Nothing yet: no invitation has been accepted with this account.',
    open: 'Open',
    sessions: 'Open sessions',
    sessionsText: 'Every browser you are signed in with. End what you do not recognise.',
    since: 'since',
    here: 'this one',
    unknownBrowser: 'unknown browser',
    end: 'End',
    endOthers: 'End all others',
    second: 'Second factor',
    secondNeeded:
      'You see more than one shop: a password alone does not do. Add an authenticator app to go on.',
    secondText: 'A code from your phone, asked for beside the password.',
    secondOn: 'On. A code is asked for at each sign-in.',
    secondStart: 'Add an app',
    secondScan: 'Scan this code with your app, then copy the code it shows.',
    secondKey: 'Or type this key',
    secondBackup:
      'Your backup codes. Each works once, should the phone be missing. They are shown here only.',
    secondConfirm: 'Confirm',
    secondOff: 'Remove',
    keys: 'API keys',
    keysText: 'For a program to read figures. A key cannot write anything.',
    keyName: 'Name of the key',
    keyScopes: 'What it may read',
    scopes: { figures: 'protected figures', shop: 'the figures of my shops' },
    keyCreate: 'Create a key',
    keyShown: 'Your key, shown this once:',
    keyUsed: 'last used',
    keyNever: 'never used',
    keyUntil: 'valid until',
    keyRotate: 'Replace',
    keyRotateText: 'The old one stays valid for a day.',
    keyRevoke: 'Delete'
  },
  admin_: {
    title: 'Administration',
    users: 'Accounts',
    invite: 'Invite somebody',
    role: 'Role',
    roles: {
      owner: 'shop owner',
      staff: 'shop staff',
      territory: 'chamber or town',
      ministry: 'ministry',
      analyst: 'analyst',
      admin: 'administrator'
    },
    scope: 'Shop or territory',
    scopeHint:
      'Code of the shop, or of the territory (DEP-72, EPCI-…, FR). Empty for analyst and administrator.',
    send: 'Send the invitation',
    sent: 'Invitation sent. Its link, should the mail get lost:',
    noUsers: 'Nobody yet.',
    secondOn: 'second factor on',
    secondOff: 'no second factor',
    take: 'Take away',
    remove: 'Delete the account',
    shops: 'Shops',
    find: 'Name or code',
    findSubmit: 'Find',
    sample: 'sample',
    keys: 'Keys that shops send with',
    noKeys: 'No key.',
    keyStates: { valid: 'valid', over: 'over' },
    log: 'Log: who saw or changed what',
    logText: 'Times are UTC. Pages of sample shops are not in it.',
    noLog: 'Nothing yet.',
    commandLine: 'command line',
    columns: { when: 'when', who: 'who', what: 'what', about: 'about' }
  },
  denied: {
    title: 'This page is not for this account',
    text: 'Your account does not reach this shop or this territory. If that is a mistake, ask whoever invited you.',
    home: 'Overview',
    other: 'My account'
  },
  faults: {
    wrong: 'Address and password do not match.',
    too_many: 'Too many tries. Wait a quarter of an hour, then try again.',
    email: 'This is not an e-mail address, such as name@example.org.',
    password_missing: 'The password is missing.',
    password_short: 'Too short: twelve characters at least.',
    password_long: 'Too long: 128 characters at most.',
    password_like_email: 'The password must not contain your address.',
    name_missing: 'Your name is missing.',
    code: 'This code does not fit. Wait for the next one and try again.',
    code_over: 'The sign-in ran out of time. Start again with your password.',
    link_over: 'This link has been used or is over. Ask for another one.',
    account_exists: 'An account has this address already. Sign in, then open this link again.',
    other_account: 'This invitation is for another address than this account’s.',
    wrong_password: 'This is not your password.',
    key_name: 'Give the key a name of 40 characters at most.',
    key_scopes: 'Choose what the key may read.',
    role: 'Choose a role.',
    scope: 'No shop and no territory has this code, or the role takes none.',
    not_allowed: 'You cannot invite to this role.'
  },
  saved: 'Done.'
} satisfies AccountTexts;
