# Sider for alle: hjelp, tilgjengelighet og papirskjema.

bunn-hjelp = Hjelp
bunn-uu = Tilgjengelighet
bunn-papir = Papirskjema

## Hjelp
hjelp-tittel = Hjelp
hjelp-lead = Tjenesten følger en anmodning om bistand fra behovet blir meldt til barnet har fått et sted å bo. Den regner ut fristene, viser hvem barnet venter på, og husker hva som ble gjort når.
hjelp-haster = Når det haster
hjelp-haster-tekst = Ring Bufetat først. Skriv inn anmodningen etterpå, med tidspunktet for samtalen: ventetiden regnes fra da behovet ble meldt, ikke fra da det ble skrevet inn. Er tjenesten nede, bruker du papirskjemaet.
hjelp-kommune = For barneverntjenesten og barnevernvakten
hjelp-kommune-1 = Velg «Ny akutt anmodning». Fyll ut bare det som trengs for å lete. Resten kan vente.
hjelp-kommune-2 = Saken viser klokken, fristene og hva Bufetat har prøvd. Øverst står det du kan gjøre nå.
hjelp-kommune-3 = Meld fra når noe endrer seg: et nytt midlertidig sted, en hendelse, nye opplysninger.
hjelp-kommune-4 = Svar på tilbudet. Avslår du, velger du en grunn. Da vet Bufetat hva de skal lete etter.
hjelp-bufetat = For Bufetats inntak
hjelp-bufetat-1 = Listen står etter alvor og ventetid. Den som har ventet lengst i samme alvor, står øverst.
hjelp-bufetat-2 = Logg hvert sted du spør. Kommunen ser hva slags sted det var, regionen og svaret.
hjelp-bufetat-3 = Et mulig brudd vurderes av inntaket selv: bekreft, eller avvis med en begrunnelse.
hjelp-statsforvalter = For statsforvalteren
hjelp-statsforvalter-1 = Listen over mulige brudd viser ikke hvem barnet er. Åpner du tilsyn, får embetet se anmodningen, og det blir ført i loggen.
hjelp-statsforvalter-2 = Bare konklusjonen «Brudd på bistandsplikten» gjør et mulig brudd til et konstatert brudd.
hjelp-ord = Ord som går igjen
ord-norm = Norm
ord-norm-tekst = Når et tilbud bør komme. En norm er ikke lov.
ord-frist = Frist
ord-frist-tekst = En frist i loven. Tjenesten sier når den er passert, ikke at et vedtak har falt bort: det må et menneske vurdere.
ord-mulig = Mulig brudd
ord-mulig-tekst = Normen ble passert før Bufetat ga et tilbud.
ord-konstatert = Konstatert brudd
ord-konstatert-tekst = Statsforvalteren har konkludert med at plikten er brutt.
ord-ventetid = Ventetid
ord-ventetid-tekst = Tiden fra behovet først ble meldt til Bufetat, i timer og minutter.
hjelp-tastatur = Bare tastatur
hjelp-tastatur-tekst = Alt kan gjøres med tastaturet. Tab går til neste felt eller lenke, Shift og Tab tilbake, mellomrom åpner og krysser av, Enter følger og sender. Det første du kommer til på hver side, er «Hopp til innholdet».

## Tilgjengelighet
uu-tittel = Tilgjengelighet
uu-lead = Tjenesten skal kunne brukes av alle. Loven krever WCAG 2.1 på nivå A og AA (likestillings- og diskrimineringsloven § 18 og forskriften om universell utforming). Denne siden sier hva som er prøvd, og hva som ikke er det.
uu-provd = Dette er prøvd
uu-provd-1 = Hver side er gått gjennom av programmet axe, i lyse og mørke farger, uten funn. Et slikt program finner bare noe av det som kan være galt.
uu-provd-2 = Ingen side må rulles sidelengs på en skjerm som er 320 punkter bred.
uu-provd-3 = Alt virker uten JavaScript, og ingenting er sagt med farge alene.
uu-provd-4 = Alle sider finnes på bokmål og nynorsk.
uu-mangler = Dette er ikke prøvd, eller mangler
uu-mangler-1 = Ingen som bruker skjermleser, forstørring eller talestyring til daglig, har prøvd tjenesten.
uu-mangler-2 = Ingen utenfor prosjektet har gått gjennom tjenesten mot kravene.
uu-mangler-3 = Tjenesten finnes ikke på samisk.
uu-meld = Meld fra når noe stenger
uu-meld-tekst = Skriv hva du ville gjøre, og hva som hindret deg. Ikke skriv noe om et barn. Adressen er:
uu-uten-adresse = Den som driver denne installasjonen, har ikke oppgitt hvor du kan melde fra. Spør den som styrer tilgangene hos dere.
uu-klage = Får du ikke svar, eller er du uenig i svaret, kan du melde fra til Tilsynet for universell utforming av ikt (uutilsynet.no).
uu-erklaering = Den registrerte tilgjengelighetserklæringen:
uu-uten-erklaering = Det er ikke registrert noen tilgjengelighetserklæring for denne installasjonen ennå. Den som driver den, må gjøre det på uustatus.no.

## Papirskjema
papir-tittel = Akutt anmodning om bistand på papir
papir-lenke = Papirskjema til utskrift
papir-lead = Skriv ut noen ark på forhånd, og ha dem liggende der vakten sitter. Bruk dem når tjenesten er nede.
papir-1 = Ring Bufetat. Skriv opp klokkeslettet: ventetiden regnes derfra.
papir-2 = Fyll ut det du vet. Send ikke arket på e-post, og ta ikke bilde av det.
papir-3 = Når tjenesten er oppe igjen, skriver du inn anmodningen med tidspunktet på arket. Legg arket i saken, eller makuler det.
papir-hode = Taushetsbelagt når arket er fylt ut (barnevernsloven § 13-1).
papir-mer = Det som er viktig å vite
papir-ringt = Hvem som er ringt
papir-svar = Svar
