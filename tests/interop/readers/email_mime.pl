# Print what Email::MIME (Perl) reads in the mails named on standard input: one JSON, see letters.py.
use strict;
use warnings;
use Email::Address::XS;
use Email::MIME;
use Email::MIME::ContentType;
use Encode qw(encode);
use JSON::PP;
use MIME::Base64 qw(encode_base64);

sub people {
    return [map { [$_->phrase // '', $_->address] } map { Email::Address::XS->parse($_) } @_];
}

sub method {
    return parse_content_type($_[0])->{attributes}{method};
}

my @files;
while (my $path = <STDIN>) {
    chomp $path;
    open my $file, '<:raw', $path or die "$path: $!";
    my $mail = Email::MIME->new(do { local $/; <$file> });
    my ($text, $html, $language, @parts);
    $mail->walk_parts(sub {
        my ($part) = @_;
        return if $part->subparts;
        my ($type) = ($part->content_type // 'text/plain') =~ /^([^;\s]+)/;
        my $plain = !defined $part->filename && $type =~ m{^text/(?:plain|html)$};
        if ($plain && $type eq 'text/plain') { $text = $part->body_str; }
        elsif ($plain) { $html = $part->body_str; }
        else { push @parts, [$type, $part->filename, method($part->content_type), encode_base64($part->body, '')]; }
    });
    push @files, {
        sender => people($mail->header_str('From')),
        to => people($mail->header_str('To')),
        subject => scalar $mail->header_str('Subject'),
        message_id => scalar $mail->header_str('Message-ID'),
        in_reply_to => scalar $mail->header_str('In-Reply-To'),
        references => [split ' ', $mail->header_str('References') // ''],
        date => scalar $mail->header_str('Date'),
        language => scalar $mail->header_str('Content-Language'),
        text => $text,
        html => $html,
        parts => \@parts,
    };
}
print JSON::PP->new->utf8->encode({version => "" . Email::MIME->VERSION, files => \@files}), "\n";
