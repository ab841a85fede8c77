"""Spellings that are evened out before parsing: chat shorthand, lost apostrophes and accents, British forms.

Lower-case words on the left are handed to the parser as on the right. How a reply is spelled is never judged.
"""

ENGLISH = {
    "dont": "don't", "doesnt": "doesn't", "didnt": "didn't", "cant": "can't", "couldnt": "couldn't",
    "wont": "won't", "wouldnt": "wouldn't", "shouldnt": "shouldn't", "isnt": "isn't", "arent": "aren't",
    "wasnt": "wasn't", "werent": "weren't", "hasnt": "hasn't", "havent": "haven't", "hadnt": "hadn't",
    "im": "I'm", "ive": "I've", "youre": "you're", "youve": "you've", "youd": "you'd", "youll": "you'll",
    "theyre": "they're", "thats": "that's", "whats": "what's", "theres": "there's", "heres": "here's",
    "lets": "let's", "itll": "it'll", "u": "you", "ur": "your", "pls": "please", "plz": "please", "thx": "thanks",
    "gonna": "going to", "wanna": "want to", "gotta": "got to", "lemme": "let me", "gimme": "give me",
    "d'you": "do you", "d'ya": "do you", "ya": "you", "cos": "because", "cuz": "because", "tmrw": "tomorrow",
    "asap": "as soon as possible", "shan't": "will not", "i'd": "I'd", "i'll": "I'll", "i'm": "I'm", "i've": "I've",
    "i": "I", "ok": "okay",
    "apologise": "apologize", "apologises": "apologizes", "apologised": "apologized", "apologising": "apologizing",
    "realise": "realize", "realised": "realized", "recognise": "recognize", "recognised": "recognized",
    "organise": "organize", "organised": "organized", "prioritise": "prioritize", "prioritised": "prioritized",
    "authorise": "authorize", "authorised": "authorized", "minimise": "minimize", "optimise": "optimize",
    "personalise": "personalize", "personalised": "personalized", "emphasise": "emphasize", "summarise": "summarize",
    "cancelled": "canceled", "cancelling": "canceling", "travelling": "traveling", "travelled": "traveled",
    "favour": "favor", "favourite": "favorite", "favourites": "favorites", "colour": "color", "colours": "colors",
    "behaviour": "behavior", "honour": "honor", "honoured": "honored", "neighbour": "neighbor",
    "neighbours": "neighbors", "centre": "center", "theatre": "theater", "cheque": "check", "grey": "gray",
    "programme": "program", "licence": "license", "defence": "defense", "metre": "meter", "jewellery": "jewelry",
    "tyre": "tire", "tyres": "tires", "fulfil": "fulfill", "enrol": "enroll", "whilst": "while", "learnt": "learned",
    "mum": "mom", "pyjamas": "pajamas", "catalogue": "catalog", "enquiry": "inquiry", "enquiries": "inquiries",
}  # fmt: skip

FRENCH = {
    "svp": "s'il vous plaît", "stp": "s'il te plaît", "bjr": "bonjour", "rdv": "rendez-vous", "qd": "quand",
    "pb": "problème", "tt": "tout", "ns": "nous", "vs": "vous", "pr": "pour", "mtn": "maintenant", "pcq": "parce que",
    "jai": "j'ai", "cest": "c'est", "quil": "qu'il", "nest": "n'est", "dsl": "désolé",
    "desole": "désolé", "desolee": "désolée", "voila": "voilà", "deja": "déjà", "tres": "très",
    "apres": "après", "meme": "même", "etes": "êtes", "etre": "être", "ete": "été", "etait": "était",
    "probleme": "problème", "reglement": "règlement", "procedure": "procédure", "procedures": "procédures",
    "interet": "intérêt", "reponse": "réponse", "reclamation": "réclamation", "regle": "règle", "regles": "règles",
    "preferez": "préférez", "preferes": "préfères", "prefere": "préfère", "preferer": "préférer",
    "prevenu": "prévenu", "prevenir": "prévenir", "verifie": "vérifie", "verifier": "vérifier",
    "demarche": "démarche", "delai": "délai", "delais": "délais", "telephone": "téléphone", "numero": "numéro",
    "reference": "référence", "societe": "société", "excedee": "excédée", "decu": "déçu", "decue": "déçue",
    "enerve": "énervé", "inquietude": "inquiétude", "gene": "gêne", "cote": "côté",
    "role": "rôle", "plait": "plaît", "plutot": "plutôt", "bientot": "bientôt", "resilie": "résilie",
    "resilier": "résilier", "resiliation": "résiliation", "expedie": "expédié", "envoye": "envoyé",
    "recu": "reçu", "francais": "français", "facon": "façon", "ca": "ça",
}  # fmt: skip

SPELLINGS = {"en": ENGLISH, "fr": FRENCH}
