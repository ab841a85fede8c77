"""What the scorer's own words mean, in one line each: the acts and steps that conditions name."""

from __future__ import annotations

from scoring.model import Act, Step

STEPS: dict[Step, str] = {
    Step.COMPANY: "turns around the house: its rules, its reasons, its innocence",
    Step.GOLDEN: "treats the customer as the agent would like to be treated",
    Step.EMPATHY: "sees the customer's situation in the customer's own terms",
    Step.PLATINUM: "treats the customer as they would like to be treated: finds out, offers, leaves the choice",
    Step.NEUTRAL: "a plain transaction, on no step",
}

ACTS: dict[Act, str] = {
    Act.ASKS_WANTS: "asks openly what the customer wants",
    Act.ASKS_DETAIL: "asks for a detail of the case",
    Act.CHECKS_UNDERSTANDING: "says back what it understood, to be put right",
    Act.OFFERS_CHOICE: "offers ways to go and leaves the choice to the customer",
    Act.COMMITS: "commits to something concrete: who, what, by when",
    Act.KEEPS_PROMISE: "keeps what was promised earlier",
    Act.BREAKS_PROMISE: "takes back what was promised earlier",
    Act.DISCLOSES_CHARGE: "says what something costs before it is agreed",
    Act.HONEST_NO: "says no, says why, and what is possible instead",
    Act.HANDS_OVER_WITH_CONTEXT: "hands over, with what the next one needs to know",
    Act.HANDS_OVER: "hands over, and the customer begins again",
    Act.APOLOGISES: "apologises without conditions",
    Act.APOLOGISES_CONDITIONALLY: "apologises with an if or a but",
    Act.NAMES_FEELING: "puts the customer's feeling into words",
    Act.TAKES_UP: "takes up something that this customer has said",
    Act.GIVES_ROOM: "gives room to say it all",
    Act.OWNS: "takes it on: mine to put right",
    Act.THANKS: "thanks the customer for something",
    Act.GREETS: "greets",
    Act.INFORMS: "gives plain information",
    Act.PROJECTS: "tells how the agent would feel, or what the agent would like",
    Act.ASSUMES_NEED: "decides for the customer what they need",
    Act.MINIMISES: "makes it smaller than it is for the customer",
    Act.CITES_POLICY: "cites a rule, a term, a policy",
    Act.SHIELDS: "hides behind the house: we, our system, our partners",
    Act.REFUSES: "refuses, without another way",
    Act.BLAMES: "puts the fault on the customer",
    Act.LECTURES: "teaches the customer what they should have done",
    Act.DEFLECTS: "sends the customer elsewhere: a form, a page, another department",
    Act.IGNORES: "passes over what the customer asked for",
    Act.IGNORES_FEEDBACK: "passes over what the customer has said about how it goes",
    Act.USES_UNASKED_DATA: "uses something about the customer that they did not tell",
    Act.TREATS_AS_NUMBER: "treats the customer as a case or a number",
    Act.HOLLOW_EMPATHY: "uses warm words that touch nothing this customer has said",
    Act.SELLS: "sells something",
}
