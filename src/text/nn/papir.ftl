# Dokument som PDF.

pdf-rapporten = Heile rapporten (PDF)
pdf-mappen = Saksmappa som dokument (PDF)
pdf-plassen = Plass stadfesta (PDF)
pdf-fra-tjenesten = bistandsplikt
pdf-nar = Når
pdf-hvem = Kven
pdf-hva = Kva
pdf-uten-navn = Dokumentet nemner ikkje barnet. Saksnummeret fører til saka i tenesta for den som har tilgang.

pdf-plass-tittel = Plass stadfesta
pdf-plass-lead = Kommunen aksepterte plassen { $tidspunkt }.
pdf-plass-bunn = Plass stadfesta, sak { $sak }
pdf-plass-plassen = Plassen
pdf-plass-saken = Saka
pdf-plass-kode = Koden til eininga
pdf-plass-eier = Eigar
pdf-plass-gjelder-til = Eininga står i einingslista til
pdf-plass-uten-slutt = Utan sluttdato
pdf-plass-saksnummer = Saksnummer
pdf-plass-akseptert = Kommunen aksepterte
pdf-plass-innflyttet = Barnet flytta inn
pdf-plass-kilde = Tiltak, målgruppe og varigheit er det einingslista til Bufetat seier om eininga. Sjølve godkjenninga ligg hos Bufetat.

pdf-mappe-tittel = Saksmappe for tilsyn
pdf-mappe-lead = Slik saka stod { $tidspunkt }.
pdf-mappe-bunn = Saksmappe { $sak }
pdf-mappe-fritekst = Fritekst er ikkje med. Han står i saka.
