/** What may go wrong when somebody signs in. */
export type Trouble = 'unknownAuthority' | 'issuerAway' | 'siteAway' | 'expired' | 'refused' | 'tooMany' | 'fault'

/** What a page says of it, and what can be done. */
export interface Words {
  title: string
  text: string
}

interface Texts {
  language: string
  back: string
  requestId: string
  troubles: Record<Trouble, Words>
}

const en: Texts = {
  language: 'en',
  back: 'Back to the sign-in page',
  requestId: 'If you ask for help, give this number:',
  troubles: {
    unknownAuthority: {
      title: 'This authority is not served here',
      text: 'The link that you followed names an authority that this site does not know. Choose yours on the sign-in page.',
    },
    issuerAway: {
      title: 'Signing in is not possible at the moment',
      text: 'The sign-in service of your authority does not answer. Nothing is lost. Try again in a few minutes; if it lasts, tell your administrator.',
    },
    siteAway: {
      title: 'Signing in is not possible at the moment',
      text: 'A part of this site does not answer. Nothing is lost. Try again in a few minutes; if it lasts, tell your administrator.',
    },
    expired: {
      title: 'This sign-in is no longer valid',
      text: 'It took too long, was used already, or was begun in another browser. Sign in again.',
    },
    refused: {
      title: 'You were not signed in',
      text: 'The sign-in service of your authority did not let you in. Sign in again, or ask your administrator.',
    },
    tooMany: {
      title: 'Too many attempts',
      text: 'There were many sign-ins from your network in a short time. Wait a minute and try again.',
    },
    fault: {
      title: 'Something went wrong on our side',
      text: 'Signing in failed because of a fault of this site. Try again; if it lasts, tell your administrator.',
    },
  },
}

const fr: Texts = {
  language: 'fr',
  back: 'Retour à la page de connexion',
  requestId: 'Si vous demandez de l’aide, indiquez ce numéro :',
  troubles: {
    unknownAuthority: {
      title: 'Cette autorité n’est pas desservie ici',
      text: 'Le lien suivi désigne une autorité que ce site ne connaît pas. Choisissez la vôtre sur la page de connexion.',
    },
    issuerAway: {
      title: 'La connexion est impossible pour le moment',
      text: 'Le service de connexion de votre autorité ne répond pas. Rien n’est perdu. Réessayez dans quelques minutes ; si cela dure, prévenez votre administrateur.',
    },
    siteAway: {
      title: 'La connexion est impossible pour le moment',
      text: 'Une partie de ce site ne répond pas. Rien n’est perdu. Réessayez dans quelques minutes ; si cela dure, prévenez votre administrateur.',
    },
    expired: {
      title: 'Cette connexion n’est plus valable',
      text: 'Elle a duré trop longtemps, a déjà servi ou a été commencée dans un autre navigateur. Connectez-vous de nouveau.',
    },
    refused: {
      title: 'Vous n’avez pas été connecté',
      text: 'Le service de connexion de votre autorité n’a pas accepté la connexion. Réessayez ou adressez-vous à votre administrateur.',
    },
    tooMany: {
      title: 'Trop de tentatives',
      text: 'Il y a eu beaucoup de connexions depuis votre réseau en peu de temps. Attendez une minute et réessayez.',
    },
    fault: {
      title: 'Un problème est survenu de notre côté',
      text: 'La connexion a échoué à cause d’une défaillance de ce site. Réessayez ; si cela dure, prévenez votre administrateur.',
    },
  },
}

const all = [en, fr]

/** The texts in the first wished language that we have; English otherwise. */
export function textsFor(wishes: string[]): Texts {
  const found = wishes.map((wish) => all.find(({ language }) => wish.toLowerCase().split('-')[0] === language))
  return found.find((texts) => texts !== undefined) ?? en
}
