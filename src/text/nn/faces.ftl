# Sider for alle: hjelp, tilgjengelegheit og papirskjema.

bunn-hjelp = Hjelp
bunn-uu = Tilgjengelegheit
bunn-papir = Papirskjema

## Hjelp
hjelp-tittel = Hjelp
hjelp-lead = Tenesta følgjer ei oppmoding om bistand frå behovet blir meldt til barnet har fått ein stad å bu. Ho reknar ut fristane, viser kven barnet ventar på, og hugsar kva som vart gjort når.
hjelp-haster = Når det hastar
hjelp-haster-tekst = Ring Bufetat først. Skriv inn oppmodinga etterpå, med tidspunktet for samtalen: ventetida blir rekna frå då behovet vart meldt, ikkje frå då det vart skrive inn. Er tenesta nede, bruker du papirskjemaet.
hjelp-kommune = For barnevernstenesta og barnevernsvakta
hjelp-kommune-1 = Vel «Ny akutt oppmoding». Fyll ut berre det som trengst for å leite. Resten kan vente.
hjelp-kommune-2 = Saka viser klokka, fristane og kva Bufetat har prøvd. Øvst står det du kan gjere no.
hjelp-kommune-3 = Meld frå når noko endrar seg: ein ny mellombels stad, ei hending, nye opplysningar.
hjelp-kommune-4 = Svar på tilbodet. Avslår du, vel du ein grunn. Då veit Bufetat kva dei skal leite etter.
hjelp-bufetat = For inntaket i Bufetat
hjelp-bufetat-1 = Lista står etter alvor og ventetid. Den som har venta lengst i same alvor, står øvst.
hjelp-bufetat-2 = Logg kvar stad du spør. Kommunen ser kva slags stad det var, regionen og svaret.
hjelp-bufetat-3 = Eit mogleg brot blir vurdert av inntaket sjølv: stadfest, eller avvis med ei grunngiving.
hjelp-statsforvalter = For statsforvaltaren
hjelp-statsforvalter-1 = Lista over moglege brot viser ikkje kven barnet er. Opnar du tilsyn, får embetet sjå oppmodinga, og det blir ført i loggen.
hjelp-statsforvalter-2 = Berre konklusjonen «Brot på bistandsplikta» gjer eit mogleg brot til eit konstatert brot.
hjelp-ord = Ord som går igjen
ord-norm = Norm
ord-norm-tekst = Når eit tilbod bør kome. Ei norm er ikkje lov.
ord-frist = Frist
ord-frist-tekst = Ein frist i lova. Tenesta seier når han er passert, ikkje at eit vedtak har falle bort: det må eit menneske vurdere.
ord-mulig = Mogleg brot
ord-mulig-tekst = Norma vart passert før Bufetat gav eit tilbod.
ord-konstatert = Konstatert brot
ord-konstatert-tekst = Statsforvaltaren har konkludert med at plikta er broten.
ord-ventetid = Ventetid
ord-ventetid-tekst = Tida frå behovet først vart meldt til Bufetat, i timar og minutt.
hjelp-tastatur = Berre tastatur
hjelp-tastatur-tekst = Alt kan gjerast med tastaturet. Tab går til neste felt eller lenkje, Shift og Tab tilbake, mellomrom opnar og kryssar av, Enter følgjer og sender. Det første du kjem til på kvar side, er «Hopp til innhaldet».

## Tilgjengelegheit
uu-tittel = Tilgjengelegheit
uu-lead = Tenesta skal kunne brukast av alle. Lova krev WCAG 2.1 på nivå A og AA (likestillings- og diskrimineringsloven § 18 og forskrifta om universell utforming). Denne sida seier kva som er prøvd, og kva som ikkje er det.
uu-provd = Dette er prøvd
uu-provd-1 = Kvar side er gått gjennom av programmet axe, i lyse og mørke fargar, utan funn. Eit slikt program finn berre noko av det som kan vere gale.
uu-provd-2 = Inga side må rullast sidelengs på ein skjerm som er 320 punkt brei.
uu-provd-3 = Alt verkar utan JavaScript, og ingenting er sagt med farge åleine.
uu-provd-4 = Alle sider finst på bokmål og nynorsk.
uu-mangler = Dette er ikkje prøvd, eller manglar
uu-mangler-1 = Ingen som bruker skjermlesar, forstørring eller talestyring til dagleg, har prøvd tenesta.
uu-mangler-2 = Ingen utanfor prosjektet har gått gjennom tenesta mot krava.
uu-mangler-3 = Tenesta finst ikkje på samisk.
uu-meld = Meld frå når noko stengjer
uu-meld-tekst = Skriv kva du ville gjere, og kva som hindra deg. Ikkje skriv noko om eit barn. Adressa er:
uu-uten-adresse = Den som driv denne installasjonen, har ikkje oppgitt kvar du kan melde frå. Spør den som styrer tilgangane hos dykk.
uu-klage = Får du ikkje svar, eller er du usamd i svaret, kan du melde frå til Tilsynet for universell utforming av ikt (uutilsynet.no).
uu-erklaering = Den registrerte tilgjengelegheitserklæringa:
uu-uten-erklaering = Det er ikkje registrert noka tilgjengelegheitserklæring for denne installasjonen enno. Den som driv han, må gjere det på uustatus.no.

## Papirskjema
papir-tittel = Akutt oppmoding om bistand på papir
papir-lenke = Papirskjema til utskrift
papir-lead = Skriv ut nokre ark på førehand, og ha dei liggjande der vakta sit. Bruk dei når tenesta er nede.
papir-1 = Ring Bufetat. Skriv opp klokkeslettet: ventetida blir rekna derifrå.
papir-2 = Fyll ut det du veit. Send ikkje arket på e-post, og ta ikkje bilete av det.
papir-3 = Når tenesta er oppe igjen, skriv du inn oppmodinga med tidspunktet på arket. Legg arket i saka, eller makuler det.
papir-hode = Underlagt teieplikt når arket er fylt ut (barnevernsloven § 13-1).
papir-mer = Det som er viktig å vite
papir-ringt = Kven som er ringt
papir-svar = Svar
