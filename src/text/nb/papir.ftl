# Dokumenter som PDF.

pdf-rapporten = Hele rapporten (PDF)
pdf-mappen = Saksmappen som dokument (PDF)
pdf-plassen = Plass bekreftet (PDF)
pdf-fra-tjenesten = bistandsplikt
pdf-nar = Når
pdf-hvem = Hvem
pdf-hva = Hva
pdf-uten-navn = Dokumentet nevner ikke barnet. Saksnummeret fører til saken i tjenesten for den som har tilgang.

pdf-plass-tittel = Plass bekreftet
pdf-plass-lead = Kommunen aksepterte plassen { $tidspunkt }.
pdf-plass-bunn = Plass bekreftet, sak { $sak }
pdf-plass-plassen = Plassen
pdf-plass-saken = Saken
pdf-plass-kode = Enhetens kode
pdf-plass-eier = Eier
pdf-plass-gjelder-til = Enheten står i enhetslisten til
pdf-plass-uten-slutt = Uten sluttdato
pdf-plass-saksnummer = Saksnummer
pdf-plass-akseptert = Kommunen aksepterte
pdf-plass-innflyttet = Barnet flyttet inn
pdf-plass-kilde = Tiltak, målgruppe og varighet er det Bufetats enhetsliste sier om enheten. Selve godkjenningen ligger hos Bufetat.

pdf-mappe-tittel = Saksmappe for tilsyn
pdf-mappe-lead = Slik saken stod { $tidspunkt }.
pdf-mappe-bunn = Saksmappe { $sak }
pdf-mappe-fritekst = Fritekst er ikke med. Den står i saken.
